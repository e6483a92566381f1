import { Spin } from 'antd';
import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';

const BankListPage = lazy(() => import('./pages/banks/BankListPage'));
const BankPage = lazy(() => import('./pages/banks/BankPage'));
const ExamListPage = lazy(() => import('./pages/exams/ExamListPage'));
const ExamPage = lazy(() => import('./pages/exams/ExamPage'));

/** Each room loads when it is entered. */
export function ConsoleRoutes() {
  return (
    <Suspense fallback={<Spin className="console-wait" />}>
      <Routes>
        <Route path="/exams" element={<ExamListPage />} />
        <Route path="/exams/:examId" element={<ExamPage />} />
        <Route path="/banks" element={<BankListPage />} />
        <Route path="/banks/:bankId" element={<BankPage />} />
        <Route path="*" element={<Navigate to="/exams" replace />} />
      </Routes>
    </Suspense>
  );
}
