import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Allow, CurrentSubject, type Subject, TELL_SECONDS } from '#access';
import { ServiceRuntime } from '#runtime';
import { PresenceWatch } from '../presence/presence-watch.ts';
import { caseOf } from '../stream-of.ts';
import { casesView } from '../views/cases/projection.ts';
import { PRESENT, TOLD } from './presence-answers.ts';
import { TellPresenceDto } from './dto/presence.dto.ts';

/** Whose page is open, and who looks at which case: known for a minute, on no log. */
@Controller('api/dispatch/presence')
@ApiTags('presence')
export class PresenceController {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly access: Access,
    private readonly watch: PresenceWatch,
  ) {}

  @Get()
  @Allow('dispatch.presence.read')
  @ApiOperation({ summary: 'Whose page is open in my areas, or when it last was, and who looks at which case' })
  @ApiOkResponse({ description: 'Within the last day. Changes come on the live stream as dispatch.presence, without an id.', schema: PRESENT })
  async all(@CurrentSubject() reader: Subject) {
    const items = await this.watch.list(reader);
    return {
      items: items.map(({ accountId, name, responderId, open, seenAt, looksAt }) => ({
        accountId,
        name,
        ...(responderId === undefined ? {} : { responderId }),
        open,
        seenAt,
        looksAt,
      })),
    };
  }

  @Post()
  @HttpCode(200)
  @Allow('dispatch.presence.tell')
  @ApiOperation({ summary: 'My page is open (and shows this case), or is not any more; to be said again before the seconds are over' })
  @ApiOkResponse({ description: 'Noted.', schema: TOLD })
  async tell(@Body() { page, looksAt, leaves }: TellPresenceDto, @CurrentSubject() subject: Subject) {
    const { accountId, displayName: name, responderId } = subject;
    const seen = looksAt === undefined || leaves === true ? undefined : await this.areaOf(looksAt, subject);
    const areas = [...new Set([...this.access.policy.reach(subject, 'dispatch.presence.tell').areas, ...(seen === undefined ? [] : [seen])])];
    const open = { page, accountId, name, areas, ...(responderId === undefined ? {} : { responderId }), ...(seen === undefined || looksAt === undefined ? {} : { looksAt }) };
    await (leaves === true ? this.access.presence.leave(open) : this.access.presence.tell(open));
    this.watch.look();
    return { seconds: TELL_SECONDS };
  }

  /** Where the case lies, if he may read it at all. */
  private async areaOf(requestId: string, subject: Subject): Promise<string | undefined> {
    const area = (await this.runtime.view(casesView).get(caseOf(requestId)))?.state.area;
    return area === undefined || this.access.policy.allow(subject, 'dispatch.case.command', { area }) === undefined ? undefined : area;
  }
}
