import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandBody, type CommandContext, IdOf, InCommand, PageQuery } from '#runtime';
import { Access } from '../access.ts';
import type { Subject } from '../account/account.ts';
import { AccountAdministration } from '../account/administration.ts';
import { AccountAnswer, accountAnswer, AccountPage, LinkAnswer, linkAnswer } from './answers.ts';
import { Allow, CurrentSubject } from './decorators.ts';
import { CreateAccountDto, SetRightsDto } from './dto.ts';

/** Accounts, for administrators, each within their own area. */
@Controller('api/access/accounts')
@ApiTags('accounts')
export class AccountsController {
  readonly #administration: AccountAdministration;

  constructor(@Inject(Access) access: Access) {
    this.#administration = new AccountAdministration(access.accounts, access.sessions, access.policy);
  }

  @Post()
  @Allow('access.account.create')
  @ApiOperation({ operationId: 'createAccount', summary: 'Make an account; the answer has its sign-in link' })
  @ApiCreatedResponse({ type: AccountAnswer })
  async create(@Body() body: CreateAccountDto, @InCommand() command: CommandContext): Promise<AccountAnswer> {
    const { name, displayName, rights, responderId } = body;
    const { fingerprint } = command.metadata;
    const made = await this.#administration.create(command.subject, {
      id: command.newId('account'),
      name,
      displayName,
      rights,
      ...(responderId === undefined ? {} : { responderId }),
      ...(fingerprint === undefined ? {} : { createdBy: fingerprint }),
    });
    return accountAnswer(made.account, made.link);
  }

  @Get()
  @Allow('access.account.read')
  @ApiOperation({ operationId: 'listAccounts', summary: 'Accounts inside my area' })
  @ApiOkResponse({ type: AccountPage })
  async list(@CurrentSubject() subject: Subject, @Query() page: PageQuery): Promise<AccountPage> {
    const { items, next } = await this.#administration.list(subject, page.cursor, page.limit);
    return { items: items.map((account) => accountAnswer(account)), ...(next === undefined ? {} : { next }) };
  }

  @Get(':id')
  @Allow('access.account.read')
  @ApiOperation({ operationId: 'getAccount', summary: 'One account' })
  @ApiOkResponse({ type: AccountAnswer })
  async get(@IdOf('account') id: string, @CurrentSubject() subject: Subject): Promise<AccountAnswer> {
    return accountAnswer(await this.#administration.get(subject, 'access.account.read', id));
  }

  @Post(':id/set-rights')
  @HttpCode(200)
  @Allow('access.account.change')
  @ApiOperation({ operationId: 'setRights', summary: 'Replace rights and responder; in force at once' })
  @ApiOkResponse({ type: AccountAnswer })
  async setRights(@IdOf('account') id: string, @Body() body: SetRightsDto, @InCommand() command: CommandContext): Promise<AccountAnswer> {
    return accountAnswer(await this.#administration.setRights(command.subject, id, body.rights, body.responderId));
  }

  @Post(':id/disable')
  @HttpCode(200)
  @Allow('access.account.change')
  @ApiOperation({ operationId: 'disableAccount', summary: 'Nobody signs in with it any more; its sessions end at once' })
  @ApiOkResponse({ type: AccountAnswer })
  async disable(@IdOf('account') id: string, @Body() _body: CommandBody, @InCommand() command: CommandContext): Promise<AccountAnswer> {
    return accountAnswer(await this.#administration.disable(command.subject, id));
  }

  @Post(':id/enable')
  @HttpCode(200)
  @Allow('access.account.change')
  @ApiOperation({ operationId: 'enableAccount', summary: 'Take disable back' })
  @ApiOkResponse({ type: AccountAnswer })
  async enable(@IdOf('account') id: string, @Body() _body: CommandBody, @InCommand() command: CommandContext): Promise<AccountAnswer> {
    return accountAnswer(await this.#administration.enable(command.subject, id));
  }

  @Post(':id/issue-link')
  @HttpCode(200)
  @Allow('access.account.change')
  @ApiOperation({ operationId: 'issueLink', summary: 'A new single-use sign-in link; the earlier one stops working' })
  @ApiOkResponse({ type: LinkAnswer })
  async issueLink(@IdOf('account') id: string, @Body() _body: CommandBody, @InCommand() command: CommandContext): Promise<LinkAnswer> {
    return linkAnswer(await this.#administration.issueLink(command.subject, id));
  }

  @Post(':id/sign-out-everywhere')
  @HttpCode(200)
  @Allow('access.account.change')
  @ApiOperation({ operationId: 'signOutAccount', summary: 'End all sessions of the account' })
  @ApiOkResponse({ description: 'Done.', schema: { type: 'object' } })
  async signOutEverywhere(@IdOf('account') id: string, @Body() _body: CommandBody, @InCommand() command: CommandContext): Promise<object> {
    await this.#administration.signOutEverywhere(command.subject, id);
    return {};
  }
}
