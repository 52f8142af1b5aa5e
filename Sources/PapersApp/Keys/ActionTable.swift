extension ActionRow {
  /// One row an action, in the order of help: arrows beside their vim twins, and the conventions of newsboat, tig, less and
  /// readline.
  static let table: [ActionRow] = [
    // MARK: Moving
    ActionRow(
      .selectNext, "select-next", .moving, in: .commands, "<Down> j",
      "down one row, or scroll the page one line down", "下一行；在详情中向下滚动一行", hint: WordPair("move", "移动"),
      everyday: true),
    ActionRow(
      .selectPrevious, "select-previous", .moving, in: .commands, "<Up> k",
      "up one row, or scroll the page one line up", "上一行；在详情中向上滚动一行", everyday: true),
    ActionRow(
      .pageDown, "page-down", .moving, in: .commands, "<PgDn> <C-f>", also: [.reader: "<Space>"],
      "one page down", "向下一页"),
    ActionRow(.pageUp, "page-up", .moving, in: .commands, "<PgUp> <C-b>", "one page up", "向上一页"),
    ActionRow(.halfPageDown, "half-page-down", .moving, in: .commands, "<C-d>", "half a page down", "向下半页"),
    ActionRow(.halfPageUp, "half-page-up", .moving, in: .commands, "<C-u>", "half a page up", "向上半页"),
    ActionRow(
      .first, "first", .moving, in: .commands, "<Home> gg", "to the beginning", "到开头",
      hint: WordPair("to the beginning", "到开头"), everyday: true),
    ActionRow(.last, "last", .moving, in: .commands, "<End> G", "to the end", "到末尾", everyday: true),
    ActionRow(
      .enterDetail, "enter-detail", .moving, in: .commands, "<Enter>",
      "into the page of the selected entry; there, follow the selected link", "进入所选条目的详情；在详情中打开所选链接",
      hint: WordPair("read", "阅读"), hints: [.page: WordPair("follow", "打开")], everyday: true),
    ActionRow(
      .goLeft, "go-left", .moving, in: .commands, "<Left> h",
      "back to the outline; in the map, up to what the entry builds on", "回到目录；在关系图中到所依据的条目",
      hint: WordPair("back", "返回")),
    ActionRow(
      .goRight, "go-right", .moving, in: .list, "<Right> l",
      "into the page; in the map, down to what builds on the entry", "进入详情；在关系图中到以它为基础的条目",
      hints: [.chart: WordPair("along", "沿线")]),
    ActionRow(
      .back, "back", .moving, in: .commands, "<Esc>", "back: out of a page, a picture, a search",
      "返回：离开详情、图或搜索", hint: WordPair("back", "返回"), everyday: true),
    ActionRow(
      .nextLink, "next-link", .moving, in: .list, "<Tab>", "to the page; there, to its next link",
      "进入详情；在详情中到下一个链接", hint: WordPair("links", "链接"), everyday: true),
    ActionRow(
      .previousLink, "previous-link", .moving, in: .panes, "<S-Tab>", "to the previous link of the page", "详情中的上一个链接"),
    ActionRow(
      .goBack, "go-back", .moving, in: .commands, "<Backspace> <C-o>",
      "back to where a link or a suggestion was followed", "回到跳转之前的位置", hint: WordPair("go back", "跳回"),
      everyday: true),
    ActionRow(
      .zoom, "zoom", .moving, in: .panes, "z", "one pane in the whole window, or both again", "当前栏占满窗口；再按恢复两栏"),
    ActionRow(.widenOutline, "widen-outline", .moving, in: .panes, ">", "move the border to the right", "分隔线右移"),
    ActionRow(
      .narrowOutline, "narrow-outline", .moving, in: .panes, "<lt>", "move the border to the left", "分隔线左移"),
    ActionRow(
      .scrollDetailDown, "scroll-detail-down", .moving, in: .panes, "J", "scroll the page from the outline, down",
      "在目录中向下滚动详情"),
    ActionRow(
      .scrollDetailUp, "scroll-detail-up", .moving, in: .panes, "K", "scroll the page from the outline, up",
      "在目录中向上滚动详情"),

    // MARK: Reading
    ActionRow(
      .nextEntry, "next-entry", .reading, in: .list, "]", "next entry in reading order", "阅读顺序中的下一条",
      hint: WordPair("next", "下一条"), everyday: true),
    ActionRow(
      .previousEntry, "previous-entry", .reading, in: .list, "[", "previous entry in reading order", "阅读顺序中的上一条"),
    ActionRow(
      .suggest, "suggest", .reading, in: .list, ".", "to what to read next, and why", "跳到建议读的下一篇，并说明理由",
      hint: WordPair("what next", "读什么"), everyday: true),
    ActionRow(
      .timeline, "timeline", .reading, in: .list, "gt", "timeline of the papers by first publication", "按首次发表日期的时间线",
      hint: WordPair("timeline", "时间线"), everyday: true),
    ActionRow(
      .map, "map", .reading, in: .list, "gm", "map of what builds on what", "谁建立在谁之上的关系图",
      hint: WordPair("map", "关系图"), everyday: true),
    ActionRow(
      .statistics, "statistics", .reading, in: .list, "gs", "look back: by section, by week, and the time spent",
      "回顾：按章节、按周和用时", hint: WordPair("look back", "回顾")),
    ActionRow(
      .openPaper, "open-paper", .reading, in: .list, "o", "open the paper's page", "打开论文页面",
      hint: WordPair("open", "打开"), everyday: true),
    ActionRow(.openPDF, "open-pdf", .reading, in: .list, "O", "open the PDF", "打开 PDF"),
    ActionRow(
      .copyKey, "copy-key", .reading, in: .list, "yy", "copy the citation key", "复制引用键",
      hint: WordPair("copy key", "复制引用键"), everyday: true),
    ActionRow(
      .copyTitle, "copy-title", .reading, in: .list, "yt", "copy the title", "复制标题",
      hint: WordPair("copy title", "复制标题")),
    ActionRow(
      .copyAddress, "copy-address", .reading, in: .list, "yu", "copy the paper's address", "复制论文地址",
      hint: WordPair("copy address", "复制地址")),
    ActionRow(
      .copyCitation, "copy-bibtex", .reading, in: .list, "yb", "copy the entry as BibTeX", "以 BibTeX 格式复制条目",
      hint: WordPair("copy BibTeX", "复制 BibTeX")),
    ActionRow(
      .switchLanguage, "switch-language", .reading, in: .commands, "L", "commentary in English, Chinese or both",
      "解说语言：英文、中文或双语", hint: WordPair("中文", "双语"), everyday: true),
    ActionRow(
      .toggleAnswers, "toggle-answers", .reading, in: .panes, "<Space>",
      "show or hide the answers to the questions", "显示或隐藏自测题答案", hint: WordPair("answers", "答案"), everyday: true),
    ActionRow(
      .glossary, "glossary", .reading, in: .commands, "t", "explain the terms of the entry; again, all terms",
      "解释本条目的术语；再按一次，全部术语", hint: WordPair("terms", "术语"), everyday: true),

    // MARK: Finding
    ActionRow(
      .search, "search", .finding, in: .list, "/", "search titles, authors, commentary, notes and tags",
      "搜索标题、作者、解说、笔记和标签", hint: WordPair("search", "搜索"), everyday: true),
    ActionRow(
      .nextMatch, "next-match", .finding, in: .list, "n", "next match", "下一个匹配",
      hint: WordPair("next match", "下一个匹配")),
    ActionRow(.previousMatch, "previous-match", .finding, in: .list, "N", "previous match", "上一个匹配"),

    // MARK: Keeping track
    ActionRow(
      .cycleStatus, "cycle-status", .keeping, in: .list, "r", "next status: to read, reading, read, skipped",
      "切换状态：待读、在读、已读、略过", hint: WordPair("status", "状态"), everyday: true),
    ActionRow(.markToRead, "mark-to-read", .keeping, in: .list, "0", "mark as to read", "标为待读"),
    ActionRow(.markReading, "mark-reading", .keeping, in: .list, "1", "mark as reading", "标为在读"),
    ActionRow(.markRead, "mark-read", .keeping, in: .list, "2", "mark as read", "标为已读", everyday: true),
    ActionRow(.markSkipped, "mark-skipped", .keeping, in: .list, "3", "mark as skipped", "标为略过"),
    ActionRow(
      .editNote, "edit-note", .keeping, in: .list, "e", "write the note in your editor ($VISUAL or $EDITOR)",
      "在编辑器（$VISUAL 或 $EDITOR）中写笔记", hint: WordPair("note", "笔记"), everyday: true),
    ActionRow(
      .appendToNote, "append-to-note", .keeping, in: .list, "a", "add a line to the note", "给笔记添加一行"),
    ActionRow(
      .rate, "rate", .keeping, in: .list, "R", "rate from 1 to 5; 0 takes the rating away", "评分 1 到 5；0 取消评分"),
    ActionRow(
      .editTags, "edit-tags", .keeping, in: .list, "#", "edit the tags, separated by commas", "编辑标签，用逗号分隔"),
    ActionRow(
      .finishSurvey, "finish-survey", .keeping, in: .list, "p1", "first pass finished: what it is about", "第一遍完成：概览",
      hint: WordPair("survey", "概览")),
    ActionRow(
      .finishGrasp, "finish-grasp", .keeping, in: .list, "p2", "second pass finished: what it says", "第二遍完成：理解",
      hint: WordPair("grasp", "理解")),
    ActionRow(
      .finishRebuild, "finish-rebuild", .keeping, in: .list, "p3", "third pass finished: how to get there oneself",
      "第三遍完成：重构", hint: WordPair("rebuild", "重构")),
    ActionRow(
      .beginRereading, "begin-rereading", .keeping, in: .list, "pr", "begin to read it again, with its passes open",
      "开始重读，重新记录三遍阅读", hint: WordPair("read again", "重读")),
    ActionRow(
      .toggleClock, "toggle-clock", .keeping, in: .list, "T", "start or stop the clock while you read the paper",
      "开始或停止阅读计时"),
    ActionRow(
      .undo, "undo", .keeping, in: .list, "u", "undo the last thing you did to an entry", "撤销上一次对条目的改动",
      hint: WordPair("undo", "撤销"), everyday: true),
    ActionRow(.redo, "redo", .keeping, in: .list, "U <C-r>", "redo", "重做", everyday: true),
    ActionRow(
      .export, "export", .keeping, in: .list, "x", "export: Markdown, BibTeX, JSON, CSV, or a vault",
      "导出：Markdown、BibTeX、JSON、CSV 或笔记库", hint: WordPair("export", "导出"), everyday: true),

    // MARK: Program
    ActionRow(
      .command, "command", .program, in: .list, ":", "run an action by its name; Tab completes it", "按名称执行操作；Tab 补全"),
    ActionRow(.messages, "messages", .program, in: .list, "m", "what was said so far", "此前的消息"),
    ActionRow(
      .toggleMouse, "toggle-mouse", .program, in: .list, "M",
      "mouse on or off; off, text can be selected with it", "开关鼠标；关闭后可用鼠标选中文字"),
    ActionRow(
      .help, "help", .program, in: .commands, "? <F1>", "this help", "本帮助", hint: WordPair("help", "帮助"),
      everyday: true),
    ActionRow(.redraw, "redraw", .program, in: .commands, "<C-l>", "draw the screen anew", "重画屏幕"),
    ActionRow(
      .suspend, "suspend", .program, in: .everywhere, "<C-z>", "suspend; fg comes back", "挂起；用 fg 返回"),
    ActionRow(
      .quit, "quit", .program, in: .commands, "q <C-c>", "leave", "退出", hint: WordPair("quit", "退出"), everyday: true),

    // MARK: While typing
    ActionRow(.acceptLine, "accept-line", .typing, in: [.prompt], "<Enter>", "accept what was typed", "确定"),
    ActionRow(.cancelLine, "cancel-line", .typing, in: [.prompt], "<Esc> <C-g> <C-c>", "cancel", "取消"),
    ActionRow(
      .completeLine, "complete-line", .typing, in: [.prompt], "<Tab>", "complete the name of a command", "补全命令名"),
    ActionRow(
      .earlierLine, "earlier-line", .typing, in: [.prompt], "<Up> <C-p>", "what was typed before", "此前输入的内容"),
    ActionRow(.laterLine, "later-line", .typing, in: [.prompt], "<Down> <C-n>", "what was typed after that", "较新的输入"),
    ActionRow(.lineStart, "line-start", .typing, in: [.prompt], "<Home> <C-a>", "to the start of the line", "到行首"),
    ActionRow(.lineEnd, "line-end", .typing, in: [.prompt], "<End> <C-e>", "to the end of the line", "到行尾"),
    ActionRow(.letterBack, "letter-back", .typing, in: [.prompt], "<Left> <C-b>", "back one letter", "后退一个字"),
    ActionRow(
      .letterForward, "letter-forward", .typing, in: [.prompt], "<Right> <C-f>", "forward one letter", "前进一个字"),
    ActionRow(.wordBack, "word-back", .typing, in: [.prompt], "<M-b>", "back one word", "后退一个词"),
    ActionRow(.wordForward, "word-forward", .typing, in: [.prompt], "<M-f>", "forward one word", "前进一个词"),
    ActionRow(
      .deleteBack, "delete-back", .typing, in: [.prompt], "<Backspace> <C-h>", "delete the letter before", "删除前一个字"),
    ActionRow(
      .deleteForward, "delete-forward", .typing, in: [.prompt], "<Delete> <C-d>", "delete the letter here", "删除当前的字"),
    ActionRow(.cutWord, "cut-word", .typing, in: [.prompt], "<C-w>", "cut the word before", "剪切前一词"),
    ActionRow(.cutNextWord, "cut-next-word", .typing, in: [.prompt], "<M-d>", "cut the word after", "剪切后一词"),
    ActionRow(.cutToStart, "cut-to-start", .typing, in: [.prompt], "<C-u>", "cut to the start of the line", "剪切到行首"),
    ActionRow(.cutToEnd, "cut-to-end", .typing, in: [.prompt], "<C-k>", "cut to the end of the line", "剪切到行尾"),
    ActionRow(.putBack, "put-back", .typing, in: [.prompt], "<C-y>", "put back what was cut", "粘回剪切的文字"),
  ]
}
