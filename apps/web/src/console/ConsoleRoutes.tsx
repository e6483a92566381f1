import { Spin } from 'antd';
import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';

const ExamListPage = lazy(() => import('./pages/exams/ExamListPage'));

/** Each room loads when it is entered. */
export function ConsoleRoutes() {
  return (
    <Suspense fallback={<Spin className="console-wait" />}>
      <Routes>
        <Route path="/exams" element={<ExamListPage />} />
        <Route path="*" element={<Navigate to="/exams" replace />} />
      </Routes>
    </Suspense>
  );
}
