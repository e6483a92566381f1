export { formulasIn } from './formula-fault';
export { markdownFault } from './markdown-fault';
export { InvalidTrainingText, TrainingUnitNotFound } from './training.errors';
export { TrainingModule } from './training.module';
export { TrainingUnits, type TrainingUnitView } from './training-units';
