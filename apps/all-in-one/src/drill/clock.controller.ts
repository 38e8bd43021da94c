import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow } from '#access';
import { IsInstant, ManualClock, moveClock, Platform, Problem } from '#runtime';

/** Where to move the clock. */
export class MoveClockDto {
  @ApiProperty({ format: 'date-time', description: "Not before the clock's time." })
  @IsInstant()
  to!: string;
}

/** The server's time. */
export class ClockAnswer {
  @ApiProperty({ format: 'date-time' }) now!: string;
}

/** The drill's clock; this controller exists only with CLOCK=manual. */
@Controller('api/clock')
@ApiTags('drill')
export class ClockController {
  constructor(private readonly platform: Platform) {}

  @Get()
  @Allow('drill.clock.read')
  @ApiOperation({ operationId: 'readClock', summary: 'The time of the drill' })
  @ApiOkResponse({ type: ClockAnswer })
  read(): ClockAnswer {
    return { now: this.platform.clock.now().toISOString() };
  }

  @Post()
  @HttpCode(200)
  @Allow('drill.clock.move')
  @ApiOperation({ operationId: 'moveClock', summary: 'Move the time of the drill; answers when all that fell due on the way is done' })
  @ApiOkResponse({ type: ClockAnswer })
  async move(@Body() body: MoveClockDto): Promise<ClockAnswer> {
    await moveTo(this.platform, new Date(body.to));
    return this.read();
  }
}

/** One move at a time: two at once would step over each other's deadlines. */
let moving: Promise<unknown> = Promise.resolve();

function moveTo(platform: Platform, to: Date): Promise<void> {
  const { clock, scheduler } = platform;
  if (!(clock instanceof ManualClock)) throw new Problem(409, 'clock-not-manual');
  const move = moving.then(async (): Promise<void> => {
    if (to.getTime() < clock.now().getTime())
      throw new Problem(409, 'clock-backwards', { parameters: { now: clock.now().toISOString() }, errors: [{ pointer: '/to', code: 'clock-backwards' }] });
    return moveClock(clock, to, scheduler, () => platform.settle(30_000));
  });
  moving = move.catch(() => undefined);
  return move;
}
