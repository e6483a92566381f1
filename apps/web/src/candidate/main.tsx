import { createRoot } from 'react-dom/client';
import '../ui/base.css';
import './candidate.css';
import { chooseLanguage, currentLanguage, loadTextsWith } from '../i18n/language';
import { CandidateApp } from './CandidateApp';
import { applyDisplaySetting, findDisplaySetting } from './display/display-setting';
import { registerWorker } from './offline/register-worker';
import { loadCandidateTexts } from './use-candidate-text';

loadTextsWith(loadCandidateTexts);
applyDisplaySetting(findDisplaySetting());
void chooseLanguage(currentLanguage()).then(() => {
  createRoot(document.getElementById('root') as HTMLElement).render(<CandidateApp />);
});
registerWorker();
