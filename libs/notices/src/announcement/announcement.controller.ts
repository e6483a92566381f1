import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ExamAccess } from '@sunflower/exam';
import { StaffAccounts } from '@sunflower/identity';
import { isoTime, MayCall, MayDo, Staff, type StaffActor } from '@sunflower/platform';
import { AnnouncementDto, NewAnnouncementDto, ShownAnnouncementsDto } from './announcement.dto';
import { CurrentAnnouncements } from './current-announcements';
import { KeepAnnouncements } from './keep-announcements';

/** What an exam announces on the page on which candidates sign in, for staff. */
@ApiTags('notices')
@Controller('exams/:examId/announcements')
export class AnnouncementController {
  constructor(
    private readonly access: ExamAccess,
    private readonly keeping: KeepAnnouncements,
    private readonly accounts: StaffAccounts,
  ) {}

  /** The newest first, also those that are over. */
  @Get()
  @MayDo('notice.read')
  async list(@Param('examId') examId: string, @Staff() staff: StaffActor): Promise<AnnouncementDto[]> {
    await this.access.exam({ staff, examId, act: 'notice.read' });
    const rows = await this.keeping.list(examId);
    const names = await this.accounts.namesOf(rows.map(({ createdBy }) => createdBy));
    return rows.map(({ id, body, showsFrom, showsUntil, createdAt, createdBy }) => ({
      id,
      text: body,
      showsFrom: isoTime(showsFrom),
      showsUntil: isoTime(showsUntil),
      createdAt: isoTime(createdAt),
      createdByName: names.get(createdBy) ?? null,
    }));
  }

  /** At most five that are not over. */
  @Post()
  @HttpCode(204)
  @MayDo('notice.announce')
  async make(
    @Param('examId') examId: string,
    @Body() { text, showsFrom, showsUntil }: NewAnnouncementDto,
    @Staff() staff: StaffActor,
  ): Promise<void> {
    const { exam } = await this.access.exam({ staff, examId, act: 'notice.announce' });
    await this.keeping.make({
      exam,
      text: text.trim(),
      showsFrom: Date.parse(showsFrom),
      showsUntil: Date.parse(showsUntil),
      staffId: staff.staffId,
    });
  }

  /** It is shown no longer, and stays on record. */
  @Post(':id/end')
  @HttpCode(204)
  @MayDo('notice.announce')
  async end(@Param('examId') examId: string, @Param('id') id: string, @Staff() staff: StaffActor): Promise<void> {
    await this.access.exam({ staff, examId, act: 'notice.announce' });
    await this.keeping.end({ examId, id, staffId: staff.staffId });
  }
}

/** For the page on which candidates sign in; without a sign-in. */
@ApiTags('public')
@MayCall('public')
@Controller('candidate/announcements')
export class ShownAnnouncementController {
  constructor(private readonly current: CurrentAnnouncements) {}

  @Get()
  @Header('Cache-Control', 'public, max-age=30')
  async shown(): Promise<ShownAnnouncementsDto> {
    return { announcements: await this.current.list() };
  }
}
