import { createRoot } from 'react-dom/client';
import '../ui/base.css';
import { chooseLanguage, currentLanguage } from '../i18n/language';
import { ConsoleApp } from './ConsoleApp';
import { isNewEnough } from './is-new-enough';
import './console.css';

const root = document.getElementById('root') as HTMLElement;
if (isNewEnough()) {
  void chooseLanguage(currentLanguage());
  createRoot(root).render(<ConsoleApp />);
} else {
  // The HTML of the page already says which browsers are supported.
  root.className = 'opening-refused';
}
