import { createRoot } from 'react-dom/client';
import '../ui/base.css';
import { chooseLanguage, currentLanguage, loadTextsWith } from '../i18n/language';
import { ConsoleApp } from './ConsoleApp';
import { isNewEnough } from './is-new-enough';
import './console.css';

const root = document.getElementById('root') as HTMLElement;
if (isNewEnough()) {
  // The previews of questions speak with the texts of the candidate's page.
  loadTextsWith(async (language) => {
    if (language === 'en') await (await import('../candidate/use-candidate-text')).loadCandidateTexts(language);
  });
  void chooseLanguage(currentLanguage()).then(() => createRoot(root).render(<ConsoleApp />));
} else {
  // The HTML of the page already says which browsers are supported.
  root.className = 'opening-refused';
}
