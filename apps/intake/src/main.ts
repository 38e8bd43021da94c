import { runService } from '#process';
import { IntakeModule } from './intake.module.ts';

runService('intake', IntakeModule);
