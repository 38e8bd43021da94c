import { Body, Controller, Get, HttpCode, Post, type Type } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Allow } from '#access';
import {
  type CommandContext,
  InCommand,
  InQuery,
  listParked,
  ParkedAnswer,
  Platform,
  type QueryContext,
  ReleasedAnswer,
  releaseParked,
  ReleaseParkedDto,
  republish,
  RepublishDto,
  RepublishedAnswer,
  type ServiceName,
} from '#runtime';

/** A parked key belongs to no area: only who administers everything may see it. */
const EVERYTHING = { area: '' };

/** Streams whose messages a service could not handle, under its own path and its own policy. */
export function parkedController(service: ServiceName): Type {
  const mayRead = `${service}.parked.read`;
  const mayRelease = `${service}.parked.release`;

  @Controller(`api/${service}/parked`)
  @ApiTags('maintenance')
  class ParkedController {
    constructor(
      private readonly platform: Platform,
      private readonly access: Access,
    ) {}

    @Get()
    @Allow(mayRead)
    @ApiOperation({ summary: 'Streams whose messages wait here, and why' })
    @ApiOkResponse({ type: ParkedAnswer })
    list(@InQuery() { subject }: QueryContext) {
      this.access.policy.require(subject, mayRead, EVERYTHING);
      return listParked(this.platform, service);
    }

    @Post('release')
    @HttpCode(200)
    @Allow(mayRelease)
    @ApiOperation({ summary: 'Hand what waits to its handler again, in order' })
    @ApiOkResponse({ type: ReleasedAnswer })
    release(@Body() body: ReleaseParkedDto, @InCommand() { subject }: CommandContext) {
      this.access.policy.require(subject, mayRelease, EVERYTHING);
      return releaseParked(this.platform, service, body, subject.accountId);
    }

    @Post('republish')
    @HttpCode(200)
    @Allow(mayRelease)
    @ApiOperation({ summary: 'Publish one of my streams again, for those who wait for a version of it' })
    @ApiOkResponse({ type: RepublishedAnswer })
    republish(@Body() body: RepublishDto, @InCommand() { subject }: CommandContext) {
      this.access.policy.require(subject, mayRelease, EVERYTHING);
      return republish(this.platform, service, body, subject.accountId);
    }
  }
  return ParkedController;
}
