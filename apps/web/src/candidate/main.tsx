import { createRoot } from 'react-dom/client';
import '../ui/base.css';
import './candidate.css';
import { chooseLanguage, currentLanguage } from '../i18n/language';
import { CandidateApp } from './CandidateApp';

chooseLanguage(currentLanguage());
createRoot(document.getElementById('root') as HTMLElement).render(<CandidateApp />);
