import { createRoot } from 'react-dom/client';
import '../ui/base.css';
import './register.css';
import { chooseLanguage, currentLanguage } from '../i18n/language';
import { RegisterPage } from './RegisterPage';

void chooseLanguage(currentLanguage());
createRoot(document.getElementById('root') as HTMLElement).render(<RegisterPage />);
