import { Module } from '@nestjs/common';
import { ExamModule } from '@sunflower/exam';
import { IdentityModule } from '@sunflower/identity';
import { OrganisationsModule } from '@sunflower/organisations';
import { entities } from '@sunflower/platform';
import { AnnouncementController, ShownAnnouncementController } from './announcement/announcement.controller';
import { Announcement } from './announcement/announcement.entity';
import { AnnouncementRepository } from './announcement/announcement.repository';
import { CurrentAnnouncements } from './announcement/current-announcements';
import { KeepAnnouncements } from './announcement/keep-announcements';
import { LostCodeController } from './lost-code/lost-code.controller';
import { LostCodeDesk } from './lost-code/lost-code-desk';
import { LostCodeRepository } from './lost-code/lost-code.repository';
import { SendLostCodes } from './lost-code/send-lost-codes';
import { CheckNotice } from './office/check-notice';
import { NoticeController, NoticeDeliveryController } from './office/notice.controller';
import { NoticeDesk } from './office/notice-desk';
import { NoticeListRepository } from './office/notice-list.repository';
import { OrderNotice } from './office/order-notice';
import { PreviewNotice } from './office/preview-notice';
import { ReadRecords } from './office/read-records';
import { SteerNotice } from './office/steer-notice';
import { UndeliveredExport } from './office/undelivered-export';
import { Audiences } from './outbox/audience';
import { AudienceRepository } from './outbox/audience.repository';
import { AuditedSubjects } from './outbox/audited-subjects.repository';
import { GatherNotices } from './outbox/gather-notices';
import { NoticeExamRepository } from './outbox/notice-exam.repository';
import { NoticePortRow } from './outbox/notice-port.entity';
import { Notice, NoticeBatch, NoticeRecord, NoticeSetting } from './outbox/notice.entity';
import { OutboxRepository } from './outbox/outbox.repository';
import { RecipientFacts } from './outbox/recipient-facts';
import { SendNotices } from './outbox/send-notices';
import { TryNotices } from './outbox/try-notices';
import { ForgetNoticeRecords } from './port/forget-notice-records';
import { NoticePorts } from './port/notice-ports';
import { NoticeRecordRepository } from './port/notice-record.repository';
import { RenewNoticeRecords } from './port/renew-notice-records';

@Module({
  imports: [
    ...entities(NoticeBatch, Notice, NoticePortRow, NoticeRecord, NoticeSetting, Announcement),
    OrganisationsModule,
    IdentityModule,
    ExamModule,
  ],
  controllers: [
    NoticeController,
    NoticeDeliveryController,
    LostCodeController,
    AnnouncementController,
    ShownAnnouncementController,
  ],
  providers: [
    AuditedSubjects,
    NoticePorts,
    NoticeRecordRepository,
    RenewNoticeRecords,
    ForgetNoticeRecords,
    AudienceRepository,
    Audiences,
    NoticeExamRepository,
    RecipientFacts,
    OutboxRepository,
    GatherNotices,
    TryNotices,
    SendNotices,
    NoticeListRepository,
    CheckNotice,
    PreviewNotice,
    OrderNotice,
    SteerNotice,
    NoticeDesk,
    ReadRecords,
    UndeliveredExport,
    LostCodeRepository,
    SendLostCodes,
    LostCodeDesk,
    AnnouncementRepository,
    CurrentAnnouncements,
    KeepAnnouncements,
  ],
})
export class NoticesModule {}
