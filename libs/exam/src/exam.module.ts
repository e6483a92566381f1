import { Module } from '@nestjs/common';
import { OrganisationsModule } from '@sunflower/organisations';
import { entities, secureRandom } from '@sunflower/platform';
import { QuestionBankModule } from '@sunflower/question-bank';
import { TrainingModule } from '@sunflower/training';
import { AuditedSubjects } from './exam/audited-subjects.repository';
import { ExamBank } from './bank/exam-bank';
import { CancelledRegistration } from './registration-change/cancelled-registration.entity';
import { ChangeRegistrations } from './registration-change/change-registrations';
import { RegistrationChangeRepository } from './registration-change/registration-change.repository';
import { RegistrationFollowers } from './registration-change/registration-followers';
import { ChangeRegistrationsController } from './office/change-registrations.controller';
import { ChangeRegistrationController } from './office/change-registration.controller';
import { CheckExamContent } from './exam/check-exam-content';
import { CopyExam } from './exam/copy-exam';
import { CopyExamController } from './office/copy-exam.controller';
import { DeleteUnused } from './office/delete-unused';
import { DeleteUnusedController } from './office/delete-unused.controller';
import { DrawableExams } from './exam/drawable-exams';
import { ExamAccess } from './office/exam-access';
import { ExamPoolEntry } from './exam/exam-pool-entry.entity';
import { ExamController } from './office/exam.controller';
import { Exam } from './exam/exam.entity';
import { ExamRepository } from './exam/exam.repository';
import { ExamStages } from './exam/exam-stages';
import { Exams } from './exam/exams';
import { FollowOrganisations } from './registration/follow-organisations';
import { FollowPeople } from './registration/follow-people';
import { GiveConsent } from './registration/give-consent';
import { EndSignIn } from './registration/end-sign-in';
import { IssueTickets } from './ticket/issue-tickets';
import { LockedExams } from './exam/locked-exams';
import { PapersDue } from './registration/papers-due.repository';
import { PassedPeople } from './registration/passed-people';
import { CheckPrintedTexts } from './printed-texts/check-printed-texts';
import { PeopleOfRegistrations } from './registration/people-of-registrations.repository';
import { PurgeRehearsalExam } from './office/purge-rehearsal-exam';
import { RegisterChunk, TICKET_RANDOM } from './registration/register-chunk';
import { RegisterPeople } from './registration/register-people';
import { RegistrationController } from './office/registration.controller';
import { Registration } from './registration/registration.entity';
import { RegistrationRepository } from './registration/registration.repository';
import { Registrations } from './registration/registrations';
import { ReplaceAccessCodes } from './registration/replace-access-codes';
import { Arrival } from './seating/arrival.entity';
import { Arrivals } from './seating/arrivals';
import { AssignedSeat } from './seating/assigned-seat.entity';
import { ChangeSeat } from './seating/change-seat';
import { ChooseRooms } from './seating/choose-rooms';
import { FreeSeats } from './seating/free-seats';
import { HallRooms } from './seating/hall-rooms';
import { SeatController, SeatingController } from './seating/seating.controller';
import { SeatingRepository } from './seating/seating.repository';
import { ReadSeating } from './seating/read-seating';
import { SeatPeople } from './seating/seat-people';
import { SittingRoom } from './seating/sitting-room.entity';
import { SittingRoomRepository } from './seating/sitting-room.repository';
import { KeepSites } from './site/keep-sites';
import { SiteController } from './site/site.controller';
import { Site } from './site/site.entity';
import { SiteRepository } from './site/site.repository';
import { SiteRoom } from './site/site-room.entity';
import { SittingController } from './office/sitting.controller';
import { ApplicationRepository } from './self-registration/application.repository';
import { ApplicantTraces } from './self-registration/applicant-traces';
import { Apply } from './self-registration/apply';
import { ApproveApplicant } from './self-registration/approve-applicant';
import { DecideApplications } from './self-registration/decide-applications';
import { ApplicationsFollowPeople } from './self-registration/follow-people';
import { KeepSelfRegistrations } from './self-registration/keep-self-registrations';
import { PublicPages } from './self-registration/public-pages';
import { PublicRegistrationController } from './self-registration/public-registration.controller';
import { RegistrationApplication } from './self-registration/registration-application.entity';
import { SelfRegistrationController } from './self-registration/self-registration.controller';
import { SelfRegistration } from './self-registration/self-registration.entity';
import { SelfRegistrationRepository } from './self-registration/self-registration.repository';
import { Sitting } from './sitting/sitting.entity';
import { RoomUseRepository } from './sitting/room-use.repository';
import { SittingRepository } from './sitting/sitting.repository';
import { Sittings } from './sitting/sittings';
import { TicketController } from './ticket/ticket.controller';
import { QuestionUseController } from './question-use/question-use.controller';
import { QuestionUseRepository } from './question-use/question-use.repository';
import { QuestionUses } from './question-use/question-uses';
import { TicketExport } from './ticket/ticket-export';
import { TicketPrint } from './ticket/ticket-print';

@Module({
  imports: [
    ...entities(Exam, ExamPoolEntry, Sitting, Registration, CancelledRegistration),
    ...entities(SelfRegistration, RegistrationApplication),
    ...entities(Site, SiteRoom, SittingRoom, AssignedSeat, Arrival),
    OrganisationsModule,
    TrainingModule,
    QuestionBankModule,
  ],
  providers: [
    AuditedSubjects,
    ExamRepository,
    SittingRepository,
    RoomUseRepository,
    RegistrationRepository,
    Exams,
    CopyExam,
    ExamStages,
    LockedExams,
    DrawableExams,
    Sittings,
    Registrations,
    GiveConsent,
    FollowPeople,
    FollowOrganisations,
    PeopleOfRegistrations,
    EndSignIn,
    RegisterPeople,
    RegisterChunk,
    ChangeRegistrations,
    RegistrationChangeRepository,
    RegistrationFollowers,
    IssueTickets,
    TicketExport,
    TicketPrint,
    DeleteUnused,
    ExamAccess,
    CheckExamContent,
    PapersDue,
    PassedPeople,
    CheckPrintedTexts,
    ExamBank,
    PurgeRehearsalExam,
    ReplaceAccessCodes,
    QuestionUseRepository,
    QuestionUses,
    SelfRegistrationRepository,
    ApplicationRepository,
    KeepSelfRegistrations,
    PublicPages,
    Apply,
    ApproveApplicant,
    DecideApplications,
    ApplicationsFollowPeople,
    ApplicantTraces,
    SiteRepository,
    KeepSites,
    SittingRoomRepository,
    SeatingRepository,
    ReadSeating,
    ChooseRooms,
    SeatPeople,
    ChangeSeat,
    FreeSeats,
    HallRooms,
    Arrivals,
    { provide: TICKET_RANDOM, useValue: secureRandom },
  ],
  controllers: [
    ExamController,
    SittingController,
    RegistrationController,
    TicketController,
    ChangeRegistrationController,
    ChangeRegistrationsController,
    DeleteUnusedController,
    CopyExamController,
    QuestionUseController,
    SelfRegistrationController,
    PublicRegistrationController,
    SiteController,
    SeatingController,
    SeatController,
  ],
  exports: [
    Exams,
    ExamStages,
    LockedExams,
    DrawableExams,
    Sittings,
    Registrations,
    RegisterPeople,
    ExamAccess,
    PapersDue,
    PassedPeople,
    PurgeRehearsalExam,
    RegistrationFollowers,
    HallRooms,
    ApplicantTraces,
    Arrivals,
    IssueTickets,
  ],
})
export class ExamModule {}
