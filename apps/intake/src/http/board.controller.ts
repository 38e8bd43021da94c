import { Body, Controller, Get, Header, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow, Public } from '#access';
import { type CommandContext, IdOf, InCommand } from '#runtime';
import { BOARD, BOARD_RULE, BOARDS } from './board-answers.ts';
import { CommunityDesk } from './community-desk.ts';
import { PublishBoardDto } from './dto/community.dto.ts';
import { BOARD_SECONDS, PublicBoard } from './public-board.ts';
import { Visitors } from './visitors.ts';

/** The public board: for everybody, signed in or not. */
@Controller('api/intake')
@ApiTags('board')
export class BoardController {
  readonly #visitors = new Visitors();

  constructor(
    private readonly boards: PublicBoard,
    private readonly desk: CommunityDesk,
  ) {}

  @Get('board')
  @Public()
  @ApiSecurity({})
  @ApiOperation({ summary: 'Communities whose board everybody may see' })
  @ApiOkResponse({ description: 'May be none.', schema: BOARDS })
  @Header('cache-control', 'public, max-age=10')
  list(@Req() { ip }: FastifyRequest) {
    this.#visitors.asks(ip);
    return this.boards.list();
  }

  @Get('board/:id')
  @Public()
  @ApiSecurity({})
  @ApiOperation({ summary: 'The board of a community', description: BOARD_RULE })
  @ApiOkResponse({ description: `Not older than ${BOARD_SECONDS} s.`, schema: BOARD })
  @Header('cache-control', `public, max-age=${BOARD_SECONDS}`)
  one(@IdOf('community') id: string, @Req() { ip }: FastifyRequest) {
    this.#visitors.asks(ip);
    return this.boards.one(id);
  }

  @Post('communities/:id/publish-board')
  @HttpCode(200)
  @Allow('intake.board.publish')
  publish(@IdOf('community') id: string, @Body() { published }: PublishBoardDto, @InCommand() command: CommandContext) {
    return this.desk.run(id, 'intake.board.publish', command, { type: 'publish-board', published });
  }
}
