export { analyseFiles } from './item-analysis-file/analyse-files';
export { analysisText, itemsCsv, optionsCsv } from './item-analysis-file/show-analysis';
export { ItemStatisticsModule } from './item-statistics/item-statistics.module';
export { ReportingModule } from './reporting.module';
export { RetentionModule } from './retention/retention.module';
