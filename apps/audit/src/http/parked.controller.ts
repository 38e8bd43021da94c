import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
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
} from '#runtime';

/** A parked key belongs to no area: only who administers everything may see it. */
const EVERYTHING = { area: '' };

/** Streams whose messages audit could not handle. */
@Controller('api/audit/parked')
@ApiTags('maintenance')
export class ParkedController {
  constructor(
    private readonly platform: Platform,
    private readonly access: Access,
  ) {}

  @Get()
  @Allow('audit.parked.read')
  @ApiOperation({ summary: 'Streams whose messages wait here, and why' })
  @ApiOkResponse({ type: ParkedAnswer })
  list(@InQuery() { subject }: QueryContext) {
    this.access.policy.require(subject, 'audit.parked.read', EVERYTHING);
    return listParked(this.platform, 'audit');
  }

  @Post('release')
  @HttpCode(200)
  @Allow('audit.parked.release')
  @ApiOperation({ summary: 'Hand what waits to its handler again, in order' })
  @ApiOkResponse({ type: ReleasedAnswer })
  release(@Body() body: ReleaseParkedDto, @InCommand() { subject }: CommandContext) {
    this.access.policy.require(subject, 'audit.parked.release', EVERYTHING);
    return releaseParked(this.platform, 'audit', body, subject.accountId);
  }

  @Post('republish')
  @HttpCode(200)
  @Allow('audit.parked.release')
  @ApiOperation({ summary: 'Publish one of my streams again, for those who wait for a version of it' })
  @ApiOkResponse({ type: RepublishedAnswer })
  republish(@Body() body: RepublishDto, @InCommand() { subject }: CommandContext) {
    this.access.policy.require(subject, 'audit.parked.release', EVERYTHING);
    return republish(this.platform, 'audit', body, subject.accountId);
  }
}
