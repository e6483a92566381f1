import { createRoot } from 'react-dom/client';
import '../ui/base.css';
import './verify.css';
import { chooseLanguage, currentLanguage } from '../i18n/language';
import { VerifyPage } from './VerifyPage';

void chooseLanguage(currentLanguage());
createRoot(document.getElementById('root') as HTMLElement).render(<VerifyPage />);
