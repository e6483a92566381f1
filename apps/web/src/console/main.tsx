import { createRoot } from 'react-dom/client';
import '../ui/base.css';
import { chooseLanguage, currentLanguage } from '../i18n/language';
import { ConsoleApp } from './ConsoleApp';
import './console.css';

chooseLanguage(currentLanguage());
createRoot(document.getElementById('root') as HTMLElement).render(<ConsoleApp />);
