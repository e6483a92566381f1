import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { isoTime, isoTimeOrNull, MayDo, rolesFor, Staff, StaffActor } from '@sunflower/platform';
import { RosterImports } from '../roster-import/roster-imports';
import { ListedImportView, RosterHistoryQuery, UndoneRosterView, UndoRosterBody } from './roster-history.dto';
import { RosterHistoryRepository } from './roster-history.repository';
import { UndoRoster } from './undo-roster';

const PAGE = 50;

/** Lists past imports, and undoes one while nothing refers to its people. */
@ApiTags('organisations')
@Controller('roster-imports')
export class RosterHistoryController {
  constructor(
    private readonly imports: RosterImports,
    private readonly repository: RosterHistoryRepository,
    private readonly undoing: UndoRoster,
  ) {}

  /** Newest first. */
  @Get()
  @MayDo('roster.import')
  async list(
    @Staff() staff: StaffActor,
    @Query() { before, limit = PAGE }: RosterHistoryQuery,
  ): Promise<ListedImportView[]> {
    const paths = staff.subtrees(rolesFor('roster.import'));
    const page = await this.repository.list({ paths, beforeId: before ?? null, limit });
    return page.map((one) => ({
      ...one,
      createdAt: isoTime(one.createdAt),
      appliedAt: isoTimeOrNull(one.appliedAt),
    }));
  }

  /** Deletes the people it added; the people it changed stay as they are. */
  @Post(':id/undo')
  @MayDo('roster.import')
  @HttpCode(200)
  async undo(
    @Staff() staff: StaffActor,
    @Param('id') importId: string,
    @Body() { reason }: UndoRosterBody,
  ): Promise<UndoneRosterView> {
    await this.imports.getImport({ importId, staff });
    return this.undoing.undo({ importId, reason: reason.trim(), staff });
  }
}
