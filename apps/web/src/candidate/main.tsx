import { createRoot } from 'react-dom/client';
import '../ui/base.css';
import './candidate.css';
import { chooseLanguage, currentLanguage } from '../i18n/language';
import { CandidateApp } from './CandidateApp';
import { applyDisplaySetting, findDisplaySetting } from './display/display-setting';
import { registerWorker } from './offline/register-worker';

chooseLanguage(currentLanguage());
applyDisplaySetting(findDisplaySetting());
createRoot(document.getElementById('root') as HTMLElement).render(<CandidateApp />);
registerWorker();
