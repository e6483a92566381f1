import { Module } from '@nestjs/common';
import { OrganisationsModule } from '@sunflower/organisations';
import { entities, secureRandom } from '@sunflower/platform';
import { QuestionBankModule } from '@sunflower/question-bank';
import { TrainingModule } from '@sunflower/training';
import { ExamBank } from './bank/exam-bank';
import { ChangeRegistrationController } from './change-registration.controller';
import { CheckExamContent } from './check-exam-content';
import { ExamAccess } from './exam-access';
import { ExamPoolEntry } from './exam-pool-entry.entity';
import { ExamController } from './exam.controller';
import { Exam } from './exam.entity';
import { ExamRepository } from './exam.repository';
import { Exams } from './exams';
import { GiveConsent } from './give-consent';
import { EndSignIn } from './sign-out/end-sign-in';
import { IssueTickets } from './issue-tickets';
import { LockedExams } from './locked-exams';
import { PassedPeople } from './passed-people';
import { CertificateGlyphs } from './printed-texts/certificate-glyphs';
import { CheckPrintedTexts } from './printed-texts/check-printed-texts';
import { PurgeRehearsalExam } from './purge-rehearsal-exam';
import { RegisterChunk, TICKET_RANDOM } from './register-chunk';
import { RegisterPeople } from './register-people';
import { RegistrationController } from './registration.controller';
import { Registration } from './registration.entity';
import { RegistrationRepository } from './registration.repository';
import { Registrations } from './registrations';
import { ReplaceAccessCodes } from './replace-access-codes';
import { SittingController } from './sitting.controller';
import { Sitting } from './sitting.entity';
import { SittingRepository } from './sitting.repository';
import { Sittings } from './sittings';
import { TicketController } from './ticket.controller';
import { TicketExport } from './ticket-export';
import { TicketPrint } from './ticket-print';

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
    PassedPeople,
    CertificateGlyphs,
    CheckPrintedTexts,
    ExamBank,
    PurgeRehearsalExam,
    ReplaceAccessCodes,
    { provide: TICKET_RANDOM, useValue: secureRandom },
  ],
  controllers: [
    ExamController,
    SittingController,
    RegistrationController,
    TicketController,
    ChangeRegistrationController,
  ],
  exports: [
    Exams,
    LockedExams,
    Sittings,
    Registrations,
    RegisterPeople,
    ExamAccess,
    PassedPeople,
    CertificateGlyphs,
    PurgeRehearsalExam,
  ],
})
export class ExamModule {}
