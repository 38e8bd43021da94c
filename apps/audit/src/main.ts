import { runService } from '#process';
import { AuditModule } from './audit.module.ts';

runService('audit', AuditModule);
