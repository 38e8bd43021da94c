import { ApiProperty } from '@nestjs/swagger';
import type { Platform } from '../service/platform.ts';
import type { ServiceName } from '../service/service-definition.ts';
import { type Behind, servicesBehind } from './behind.ts';

/** A service that has not heard everything, for people at a screen. */
export class BehindAnswer {
  @ApiProperty({ description: 'Who has not heard everything yet.', example: 'dispatch' }) service!: string;
  @ApiProperty({ description: 'Whose events it has not heard.', example: 'intake' }) of!: string;
  @ApiProperty({ format: 'date-time' }) since!: string;
  @ApiProperty() seconds!: number;
  @ApiProperty({ enum: ['bus-away', 'slow'] }) cause!: string;
  @ApiProperty({ type: 'object', properties: { en: { type: 'string' }, zh: { type: 'string' } }, required: ['en', 'zh'], description: 'One sentence.' })
  text!: { en: string; zh: string };
}

/** Whether what is entered here reaches the other services at once. */
export class ServiceStatusAnswer {
  @ApiProperty() service!: string;
  @ApiProperty({ format: 'date-time', description: 'The server’s time.' }) now!: string;
  @ApiProperty({ type: [BehindAnswer], description: 'Empty while all is well. What is entered is safe in any case, and goes on by itself.' }) behind!: BehindAnswer[];
}

/** What the screens of a service show while another service has not heard everything. */
export function serviceStatus(platform: Platform, service: ServiceName): ServiceStatusAnswer {
  const behind = servicesBehind(platform).filter((one) => one.of === service || one.service === service);
  return { service, now: platform.clock.now().toISOString(), behind: behind.map((one) => ({ ...one, text: textOf(one) })) };
}

const NAMES: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  intake: { en: 'Intake', zh: '接报' },
  dispatch: { en: 'Dispatch', zh: '派单' },
  audit: { en: 'Audit', zh: '督办' },
};

function textOf({ service, of, seconds, cause }: Behind): { en: string; zh: string } {
  const who = NAMES[service] ?? { en: service, zh: service };
  const whose = NAMES[of] ?? { en: of, zh: of };
  const minutes = Math.floor(seconds / 60);
  const long = minutes > 0 ? { en: `${minutes} min`, zh: `${minutes} 分钟` } : { en: `${seconds} s`, zh: `${seconds} 秒` };
  return cause === 'bus-away'
    ? {
        en: `${who.en} has not heard from ${whose.en.toLowerCase()} for ${long.en}: the line between them is down. What is entered is kept and goes on by itself.`,
        zh: `${who.zh}已 ${long.zh}未收到${whose.zh}的信息：两者之间的线路中断。已录入的内容已保存，恢复后自动送达。`,
      }
    : {
        en: `${who.en} is ${long.en} behind ${whose.en.toLowerCase()}. What is entered is kept and goes on by itself.`,
        zh: `${who.zh}比${whose.zh}慢了 ${long.zh}。已录入的内容已保存，会自动送达。`,
      };
}
