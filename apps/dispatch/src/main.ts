import { runService } from '#process';
import { DispatchModule } from './dispatch.module.ts';

runService('dispatch', DispatchModule);
