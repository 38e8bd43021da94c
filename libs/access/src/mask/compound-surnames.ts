/** Two-character surnames in use (from the Hundred Family Surnames and today's census lists); a name of three or more characters that starts with one keeps both. */
export const COMPOUND_SURNAMES: ReadonlySet<string> = new Set(
  (
    '欧阳 上官 司马 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 长孙 宇文 司徒 司空 令狐 端木 轩辕 百里 南宫 独孤 西门 东郭 闻人 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 ' +
    '亓官 司寇 子车 颛孙 巫马 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 东门 南门 呼延 左丘 梁丘 第五 赫连 万俟 完颜 耶律 纳兰 叶赫 那拉 爱新 哥舒 ' +
    '歐陽 上官 司馬 諸葛 東方 尉遲 公孫 長孫 軒轅 南宮 獨孤 西門 東郭 聞人 澹臺 濮陽 單于 申屠 仲孫 鍾離 鮮于 閭丘 顓孫 巫馬 樂正 東門 南門 赫連 萬俟 完顏'
  ).split(' '),
);
