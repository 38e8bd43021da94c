import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Languages, Moon, Sun } from 'lucide-react';
import { switchLanguage } from '../language/texts.ts';
import { useLanguage, useText } from '../language/use-text.ts';

/** 中文 ↔ English; the tooltip is in the language one would get. */
export function LanguageSwitch() {
  const language = useLanguage();
  const other = language === 'en' ? 'zh-CN' : 'en';
  const name = other === 'en' ? 'English' : '中文';
  return (
    <ActionIcon variant="subtle" color="currentColor" size="lg" aria-label={name} lang={other} onClick={() => void switchLanguage(other)} data-hint={name}>
      <Languages size={18} aria-hidden />
    </ActionIcon>
  );
}

/** Light ↔ dark. */
export function ThemeSwitch() {
  const t = useText();
  const { setColorScheme } = useMantineColorScheme();
  const shown = useComputedColorScheme('light');
  const label = shown === 'dark' ? t('theme.light') : t('theme.dark');
  return (
    <ActionIcon variant="subtle" color="currentColor" size="lg" aria-label={label} onClick={() => setColorScheme(shown === 'dark' ? 'light' : 'dark')} data-hint={label}>
      {shown === 'dark' ? <Sun size={18} aria-hidden /> : <Moon size={18} aria-hidden />}
    </ActionIcon>
  );
}
