import { Body, Controller, Get, HttpCode, Module, Post, Query, Req, Res } from '@nestjs/common';
import { IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Allow } from '#access';
import { type Decider, Refused } from '#event-store';
import {
  CommandBody,
  type CommandContext,
  commandReply,
  CsvBody,
  type Deadline,
  IdOf,
  ifMatchOf,
  InCommand,
  InQuery,
  isInstant,
  PageQuery,
  type QueryContext,
  RequireIfMatch,
  ServiceModule,
  ServiceRuntime,
  type SignedInRequest,
} from '#runtime';
import type { Projection } from '#views';

// A service of ten lines that uses everything the runtime gives; its actions are those of libs/access, so that no table is needed.
type NoteEvent = { type: 'NoteWritten'; data: { text: string; remindAt?: string } } | { type: 'NoteReminded'; data: object };
type NoteCommand = { type: 'Write'; text: string; remindAt?: string } | { type: 'Remind' };
interface Note {
  readonly text: string;
  readonly remindAt?: string;
  readonly reminded: number;
}

const notes: Decider<Note | undefined, NoteCommand, NoteEvent> = {
  initialState: undefined,
  evolve: (state, event) =>
    event.type === 'NoteWritten' ? ({ ...event.data, reminded: state?.reminded ?? 0 } as Note) : ({ text: state?.text ?? '', reminded: (state?.reminded ?? 0) + 1 } satisfies Note),
  decide: (command, state) => {
    if (command.type === 'Remind') {
      if (state?.remindAt === undefined) throw new Refused('nothing-to-remind');
      return [{ type: 'NoteReminded', data: {} }];
    }
    if (command.text === 'forbidden') throw new Refused('text-not-wanted', 'invalid', { text: command.text }, '/text');
    return [{ type: 'NoteWritten', data: { text: command.text, ...(command.remindAt === undefined ? {} : { remindAt: command.remindAt }) } }];
  },
};

const list: Projection<Note> = {
  view: { service: 'intake', name: 'notes', version: 1, indexes: { all: (note) => [note.text], due: (note) => (note.remindAt === undefined ? undefined : [note.remindAt]) } },
  ids: (event) => [event.stream],
  evolve: (note, event) => notes.evolve(note, event as never),
};

const remind: Deadline<Note> = { name: 'remind', view: list.view, handle: (_note, due) => due.runtime.commands.handle(notes, due.id, { type: 'Remind' }, due.metadata) };

class WriteDto extends CommandBody {
  @IsString() @MaxLength(20) text!: string;
  @IsOptional() @IsInt() @Min(1) stars?: number;
  @IsOptional() @IsString() remindAt?: string;
}

/** A note "slow" is written when this opens. */
export const gate = { open: Promise.resolve() };

@Controller('api/intake/notes')
class NoteController {
  constructor(private readonly runtime: ServiceRuntime) {}

  @Post()
  @Allow('access.session.own')
  async write(@Body() body: WriteDto, @InCommand() command: CommandContext) {
    const { remindAt } = body;
    if (body.text === 'slow') await gate.open;
    const done = await this.runtime.commands.handle(
      notes,
      command.newId('note'),
      { type: 'Write', text: body.text, ...(remindAt !== undefined && isInstant(remindAt) ? { remindAt } : {}) },
      command.metadata,
    );
    return commandReply(done, { occurredAt: done.events[0]?.occurredAt });
  }

  @Post(':id/amend')
  @HttpCode(200)
  @RequireIfMatch()
  @Allow('access.session.own')
  async amend(@IdOf('note') id: string, @Body() body: WriteDto, @InCommand() command: CommandContext) {
    return commandReply(await this.runtime.commands.handle(notes, id, { type: 'Write', text: body.text }, command.metadata, ifMatchOf(command)));
  }

  @Post('import')
  @CsvBody()
  @Allow('access.session.own')
  import(@Body() text: string) {
    return { lines: text.split('\n').length };
  }

  @Get()
  @Allow('access.session.own')
  async list(@Query() page: PageQuery, @InQuery() query: QueryContext) {
    return { reader: query.subject.accountId, items: (await this.runtime.view(list.view).find('all', { prefix: [], limit: page.limit, after: page.cursor })).items };
  }

  @Get('stream')
  @Allow('access.session.own')
  stream(@Req() request: SignedInRequest, @Res() reply: FastifyReply) {
    return this.runtime.live.open(request, reply);
  }

  @Get('broken')
  @Allow('access.session.own')
  broken() {
    throw new TypeError('a defect');
  }

  @Get(':id')
  @Allow('access.session.own')
  async read(@IdOf('note') id: string) {
    const { state, version } = await this.runtime.commands.load(notes, id);
    if (state === undefined) throw new Refused('not-found', 'not-found');
    return { id, version, ...state };
  }
}

/** The sample as a module. */
@Module({
  imports: [
    ServiceModule.forService({
      service: 'intake',
      publish: { types: { NoteWritten: 'intake.note.written.v1', NoteReminded: 'intake.note.reminded.v1' } },
      projections: [list],
      deadlines: [remind],
      live: {
        message: (event) => ({
          type: event.type === 'NoteWritten' ? 'intake.note.written.v1' : 'intake.note.reminded.v1',
          area: 'hankou',
          row: { text: (event.data as { text?: string }).text },
        }),
        reach: (subject) => ({ areas: subject.rights.map(({ area }) => area), ownAreas: [], confidentialAreas: [] }),
      },
      refusals: { 'text-not-wanted': { en: 'Not "{text}".', zh: '不要写“{text}”。' }, 'nothing-to-remind': { en: 'Nothing to remind of.', zh: '没有要提醒的。' } },
    }),
  ],
  controllers: [NoteController],
})
export class NoteModule {}
