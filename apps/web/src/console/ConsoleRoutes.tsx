import { Spin } from 'antd';
import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';

const AccountsPage = lazy(() => import('./pages/accounts/AccountsPage'));
const AuditPage = lazy(() => import('./pages/audit/AuditPage'));
const BankListPage = lazy(() => import('./pages/banks/BankListPage'));
const BankPage = lazy(() => import('./pages/banks/BankPage'));
const NewQuestionPage = lazy(async () => ({
  default: (await import('./pages/banks/editor/QuestionEditorPage')).NewQuestionPage,
}));
const EditQuestionPage = lazy(async () => ({
  default: (await import('./pages/banks/editor/QuestionEditorPage')).EditQuestionPage,
}));
const DuplicatesPage = lazy(() => import('./pages/banks/duplicates/DuplicatesPage'));
const CompositionPage = lazy(() => import('./pages/banks/composition/CompositionPage'));
const PracticePage = lazy(() => import('./pages/banks/practice/PracticePage'));
const TaxonomyPage = lazy(() => import('./pages/banks/taxonomy/TaxonomyPage'));
const CertificatesPage = lazy(() => import('./pages/certificates/CertificatesPage'));
const ExamListPage = lazy(() => import('./pages/exams/exam/ExamListPage'));
const ExamFormPage = lazy(() => import('./pages/exams/form/ExamFormPage'));
const ExamPage = lazy(() => import('./pages/exams/exam/ExamPage'));
const ArrivalsPage = lazy(() => import('./pages/exams/arrivals/ArrivalsPage'));
const TrialPage = lazy(() => import('./pages/exams/sample-papers/TrialPage'));
const WallPage = lazy(() => import('./pages/exams/board/WallPage'));
const MarkingWorkPage = lazy(() => import('./pages/marking/MarkingWorkPage'));
const MarkerDeskPage = lazy(() => import('./pages/marking/MarkerDeskPage'));
const HomePage = lazy(() => import('./pages/home/HomePage'));
const SitesPage = lazy(() => import('./pages/sites/SitesPage'));
const OrganisationsPage = lazy(() => import('./pages/organisations/OrganisationsPage'));
const OwnAccountPage = lazy(() => import('./pages/own-account/OwnAccountPage'));
const PaperImportPage = lazy(() => import('./pages/banks/import/paper/PaperImportPage'));
const PeoplePage = lazy(() => import('./pages/people/PeoplePage'));
const PersonPage = lazy(() => import('./pages/people/person/PersonPage'));
const RosterImportPage = lazy(() => import('./pages/people/RosterImportPage'));
const TrainingPage = lazy(() => import('./pages/training/TrainingPage'));
const TrainingUnitPage = lazy(() => import('./pages/training/TrainingUnitPage'));

/** Each page is loaded when it is opened. */
export function ConsoleRoutes() {
  return (
    <Suspense fallback={<Spin className="console-wait" />}>
      <Routes>
        <Route path="/" element={<HomePage />} />
        <Route path="/exams" element={<ExamListPage />} />
        <Route path="/exams/new" element={<ExamFormPage key="new" />} />
        <Route path="/exams/:examId/edit" element={<ExamFormPage />} />
        <Route path="/exams/:examId" element={<ExamPage />} />
        <Route path="/exams/:examId/sample-papers/:number/trial" element={<TrialPage />} />
        <Route path="/exams/:examId/wall" element={<WallPage />} />
        <Route path="/exams/:examId/arrivals" element={<ArrivalsPage />} />
        <Route path="/marking" element={<MarkingWorkPage />} />
        <Route path="/marking/:examId" element={<MarkerDeskPage />} />
        <Route path="/banks" element={<BankListPage />} />
        <Route path="/banks/:bankId" element={<BankPage />} />
        <Route path="/banks/:bankId/questions/new" element={<NewQuestionPage />} />
        <Route path="/questions/:questionId/edit" element={<EditQuestionPage />} />
        <Route path="/banks/:bankId/composition" element={<CompositionPage />} />
        <Route path="/banks/:bankId/practice" element={<PracticePage />} />
        <Route path="/banks/:bankId/knowledge-points" element={<TaxonomyPage />} />
        <Route path="/banks/:bankId/duplicates" element={<DuplicatesPage />} />
        <Route path="/banks/:bankId/import" element={<PaperImportPage />} />
        <Route path="/banks/:bankId/import/:importId" element={<PaperImportPage />} />
        <Route path="/people" element={<PeoplePage />} />
        <Route path="/people/import" element={<RosterImportPage />} />
        <Route path="/people/:personId" element={<PersonPage />} />
        <Route path="/organisations" element={<OrganisationsPage />} />
        <Route path="/sites" element={<SitesPage />} />
        <Route path="/training" element={<TrainingPage />} />
        <Route path="/training/:unitId" element={<TrainingUnitPage />} />
        <Route path="/accounts" element={<AccountsPage />} />
        <Route path="/audit" element={<AuditPage />} />
        <Route path="/account" element={<OwnAccountPage />} />
        <Route path="/certificates" element={<CertificatesPage />} />
        <Route path="*" element={<Navigate to="/" replace />} />
      </Routes>
    </Suspense>
  );
}
