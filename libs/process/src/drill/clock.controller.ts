import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow } from '#access';
import { IsInstant } from '#runtime';
import { DrillClock } from './drill-clock.ts';

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
  constructor(private readonly clock: DrillClock) {}

  @Get()
  @Allow('drill.clock.read')
  @ApiOperation({ operationId: 'readClock', summary: 'The time of the drill' })
  @ApiOkResponse({ type: ClockAnswer })
  read(): ClockAnswer {
    return { now: this.clock.now().toISOString() };
  }

  @Post()
  @HttpCode(200)
  @Allow('drill.clock.move')
  @ApiOperation({ operationId: 'moveClock', summary: 'Move the time of the drill; answers when all that fell due on the way is done' })
  @ApiOkResponse({ type: ClockAnswer })
  async move(@Body() body: MoveClockDto): Promise<ClockAnswer> {
    await this.clock.moveTo(new Date(body.to));
    return this.read();
  }
}
