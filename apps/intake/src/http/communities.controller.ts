import { Body, Controller, Get, Header, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '#access';
import { CommandBody, type CommandContext, CsvBody, IdOf, InCommand, InQuery, type QueryContext, sampleFile } from '#runtime';
import { TEMPLATE } from '../places/places-csv.ts';
import { IMPORTED } from './answers.ts';
import { BuildingKeyDto, FoundCommunityDto, PutBuildingDto, PutEstateDto, SetAccessNoteDto, SetBuildingStateDto, StewardDto } from './dto/community.dto.ts';
import { FindPlacesDto, ImportDto } from './dto/query.dto.ts';
import { CommunityDesk } from './community-desk.ts';
import { PlacesImport } from './places-import.ts';

/** Communities and their places. */
@Controller('api/intake')
@ApiTags('places')
export class CommunitiesController {
  constructor(
    private readonly desk: CommunityDesk,
    private readonly imports: PlacesImport,
  ) {}

  @Get('places')
  @Allow('intake.place.search')
  find(@Query() typed: FindPlacesDto, @InQuery() query: QueryContext) {
    return this.desk.find(typed.q, typed.limit, query);
  }

  @Get('places/template.csv')
  @ApiOkResponse({ description: 'An example to fill in.', content: { 'text/csv': { schema: { type: 'string' } } } })
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="places.csv"')
  @Allow('intake.place.search')
  template() {
    return TEMPLATE;
  }

  @Post('places/import')
  @ApiOkResponse({ description: 'Checked, and unless only that was wanted applied.', schema: IMPORTED })
  @CsvBody()
  @Allow('intake.place.manage')
  import(@Body() csv: string, @Query() { check }: ImportDto, @InCommand() command: CommandContext) {
    return this.imports.run(csv, check === 'true', command);
  }

  @Post('places/sample')
  @HttpCode(200)
  @ApiOperation({ summary: 'Import the sample community’s places; again, it changes nothing that is so already' })
  @ApiOkResponse({ description: 'Applied; send `after` with the import of its responders.', schema: IMPORTED })
  @Allow('intake.place.manage')
  sample(@Body() _body: CommandBody, @InCommand() command: CommandContext) {
    return this.imports.run(sampleFile('places.csv'), false, command);
  }

  @Get('communities')
  @Allow('intake.place.read')
  list(@InQuery() query: QueryContext) {
    return this.desk.list(query);
  }

  @Get('communities/:id')
  @Allow('intake.place.read')
  one(@IdOf('community') id: string, @InQuery() query: QueryContext) {
    return this.desk.one(id, query);
  }

  @Post('communities')
  @Allow('intake.place.manage')
  found(@Body() body: FoundCommunityDto, @InCommand() command: CommandContext) {
    return this.desk.found(body, command);
  }

  @Post('communities/:id/estates')
  @HttpCode(200)
  @Allow('intake.place.manage')
  putEstate(@IdOf('community') id: string, @Body() { estate, name }: PutEstateDto, @InCommand() command: CommandContext) {
    return this.desk.run(id, 'intake.place.manage', command, { type: 'put-estate', estate, name: { zh: name.zh, ...(name.en === undefined ? {} : { en: name.en }) } });
  }

  @Post('communities/:id/buildings')
  @HttpCode(200)
  @Allow('intake.place.manage')
  putBuilding(@IdOf('community') id: string, @Body() body: PutBuildingDto, @InCommand() command: CommandContext) {
    return this.desk.putBuilding(id, body, command);
  }

  @Post('communities/:id/remove-building')
  @HttpCode(200)
  @Allow('intake.place.manage')
  removeBuilding(@IdOf('community') id: string, @Body() { estate, building }: BuildingKeyDto, @InCommand() command: CommandContext) {
    return this.desk.run(id, 'intake.place.manage', command, { type: 'remove-building', estate, building });
  }

  @Post('communities/:id/set-access-note')
  @HttpCode(200)
  @Allow('intake.place.state')
  setAccessNote(@IdOf('community') id: string, @Body() { estate, building, zh, en }: SetAccessNoteDto, @InCommand() command: CommandContext) {
    return this.desk.run(id, 'intake.place.state', command, { type: 'set-access-note', estate, building, note: { zh, ...(en === undefined ? {} : { en }) } });
  }

  @Post('communities/:id/set-building-state')
  @HttpCode(200)
  @Allow('intake.place.state')
  setState(@IdOf('community') id: string, @Body() { estate, building, state }: SetBuildingStateDto, @InCommand() command: CommandContext) {
    return this.desk.run(id, 'intake.place.state', command, { type: 'set-building-state', estate, building, state });
  }

  @Post('communities/:id/assign-steward')
  @HttpCode(200)
  @Allow('intake.place.manage')
  assignSteward(@IdOf('community') id: string, @Body() { estate, building, responderId }: StewardDto, @InCommand() command: CommandContext) {
    return this.desk.run(id, 'intake.place.manage', command, { type: 'assign-steward', estate, building, responderId });
  }

  @Post('communities/:id/release-steward')
  @HttpCode(200)
  @Allow('intake.place.manage')
  releaseSteward(@IdOf('community') id: string, @Body() { estate, building, responderId }: StewardDto, @InCommand() command: CommandContext) {
    return this.desk.run(id, 'intake.place.manage', command, { type: 'release-steward', estate, building, responderId });
  }
}
