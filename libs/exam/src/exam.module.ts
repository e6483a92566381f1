import { Module } from '@nestjs/common';
import { OrganisationsModule } from '@sunflower/organisations';
import { entities, secureRandom } from '@sunflower/platform';
import { QuestionBankModule } from '@sunflower/question-bank';
import { TrainingModule } from '@sunflower/training';
import { ExamBank } from './bank/exam-bank';
import { ChangeRegistrationController } from './office/change-registration.controller';
import { CheckExamContent } from './exam/check-exam-content';
import { ExamAccess } from './office/exam-access';
import { ExamPoolEntry } from './exam/exam-pool-entry.entity';
import { ExamController } from './office/exam.controller';
import { Exam } from './exam/exam.entity';
import { ExamRepository } from './exam/exam.repository';
import { Exams } from './exam/exams';
import { GiveConsent } from './registration/give-consent';
import { EndSignIn } from './registration/end-sign-in';
import { IssueTickets } from './ticket/issue-tickets';
import { LockedExams } from './exam/locked-exams';
import { PapersDue } from './registration/papers-due.repository';
import { PassedPeople } from './registration/passed-people';
import { CertificateGlyphs } from './printed-texts/certificate-glyphs';
import { CheckPrintedTexts } from './printed-texts/check-printed-texts';
import { PurgeRehearsalExam } from './office/purge-rehearsal-exam';
import { RegisterChunk, TICKET_RANDOM } from './registration/register-chunk';
import { RegisterPeople } from './registration/register-people';
import { RegistrationController } from './office/registration.controller';
import { Registration } from './registration/registration.entity';
import { RegistrationRepository } from './registration/registration.repository';
import { Registrations } from './registration/registrations';
import { ReplaceAccessCodes } from './registration/replace-access-codes';
import { SittingController } from './office/sitting.controller';
import { Sitting } from './sitting/sitting.entity';
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
    ...entities(Exam, ExamPoolEntry, Sitting, Registration),
    OrganisationsModule,
    TrainingModule,
    QuestionBankModule,
  ],
  providers: [
    ExamRepository,
    SittingRepository,
    RegistrationRepository,
    Exams,
    LockedExams,
    Sittings,
    Registrations,
    GiveConsent,
    EndSignIn,
    RegisterPeople,
    RegisterChunk,
    IssueTickets,
    TicketExport,
    TicketPrint,
    ExamAccess,
    CheckExamContent,
    PapersDue,
    PassedPeople,
    CertificateGlyphs,
    CheckPrintedTexts,
    ExamBank,
    PurgeRehearsalExam,
    ReplaceAccessCodes,
    QuestionUseRepository,
    QuestionUses,
    { provide: TICKET_RANDOM, useValue: secureRandom },
  ],
  controllers: [
    ExamController,
    SittingController,
    RegistrationController,
    TicketController,
    ChangeRegistrationController,
    QuestionUseController,
  ],
  exports: [
    Exams,
    LockedExams,
    Sittings,
    Registrations,
    RegisterPeople,
    ExamAccess,
    PapersDue,
    PassedPeople,
    CertificateGlyphs,
    PurgeRehearsalExam,
  ],
})
export class ExamModule {}
