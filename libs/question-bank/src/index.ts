export * from './question-content';
