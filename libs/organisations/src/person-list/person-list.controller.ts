import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { MayDo, receiveFile, Staff, StaffActor, TakesFile } from '@sunflower/platform';
import type { FastifyRequest } from 'fastify';
import { toItem } from '../person/people.controller';
import { RosterFileTooLarge } from '../roster-file/roster-file.errors';
import { PeopleInFileView } from './person-list.dto';
import { FindPeopleInFile } from './find-people-in-file';

const MAX_BYTES = 5 * 1024 * 1024;
const tooLarge = () => new RosterFileTooLarge({ maxMegabytes: MAX_BYTES / 1024 / 1024 });

/** Finds people by a list of ID numbers: .xlsx, .csv or text, with the numbers in any column. */
@ApiTags('organisations')
@Controller('people')
export class PersonListController {
  constructor(private readonly finding: FindPeopleInFile) {}

  @Post('find-in-file')
  @HttpCode(200)
  @MayDo('roster.read')
  @TakesFile({ maxBytes: MAX_BYTES })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  async find(@Staff() staff: StaffActor, @Req() request: FastifyRequest): Promise<PeopleInFileView> {
    const { bytes } = await receiveFile({ request, maxBytes: MAX_BYTES, tooLarge });
    const { people, unknown } = await this.finding.find({ bytes, staff });
    return { people: people.map(toItem), unknown };
  }
}
