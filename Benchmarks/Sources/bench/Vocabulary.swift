/// Words that titles and commentary of generated lists are put together from, in English and Chinese.
enum Vocabulary {
  typealias Pair = (english: String, chinese: String)

  static let methods: [Pair] = [
    ("Sparse Attention", "稀疏注意力"), ("Linear Transformers", "线性Transformer"),
    ("Language Models", "语言模型"), ("Contrastive Learning", "对比学习"),
    ("Low-Rank Adaptation", "低秩适配"), ("Knowledge Distillation", "知识蒸馏"),
    ("Retrieval Augmentation", "检索增强"), ("Mixture of Experts", "混合专家模型"),
    ("Instruction Tuning", "指令微调"), ("Human Feedback", "人类反馈"),
    ("Diffusion Models", "扩散模型"), ("Graph Neural Networks", "图神经网络"),
    ("Positional Encodings", "位置编码"), ("Masked Pre-training", "掩码预训练"),
    ("Curriculum Learning", "课程学习"), ("Speculative Decoding", "推测解码"),
  ]

  static let tasks: [Pair] = [
    ("Machine Translation", "机器翻译"), ("Question Answering", "问答"), ("Summarisation", "摘要生成"),
    ("Code Generation", "代码生成"), ("Speech Recognition", "语音识别"), ("Protein Structures", "蛋白质结构"),
    ("Mathematical Reasoning", "数学推理"), ("Dialogue", "对话"), ("Long Documents", "长文档"),
    ("Image Captioning", "图像描述"), ("Information Extraction", "信息抽取"), ("Planning", "规划"),
    ("Low-Resource Languages", "低资源语言"), ("Recommendation", "推荐系统"),
  ]

  static let qualities: [Pair] = [
    ("Efficient", "高效的"), ("Robust", "稳健的"), ("Scalable", "可扩展的"), ("Unsupervised", "无监督的"),
    ("Multilingual", "多语言的"), ("Interpretable", "可解释的"), ("Few-Shot", "少样本的"), ("Modular", "模块化的"),
  ]

  static let sentences: [Pair] = [
    (
      "The experiments hold the budget of compute fixed, so the gain comes from the method and not from more data.",
      "实验固定了计算预算，因此提升来自方法本身，而不是更多的数据。"
    ),
    (
      "Read the ablations first: two of the five parts turn out to matter, and the paper says so openly.",
      "建议先读消融实验：五个部分中只有两个真正起作用，论文对此毫不讳言。"
    ),
    (
      "It asks what the earlier work left open, namely how far the result carries beyond the benchmark.",
      "它追问了前人留下的问题：这一结果在基准之外还能推广多远。"
    ),
    (
      "The proof is short, but the assumption in section 3 is stronger than the abstract suggests.",
      "证明很短，但第三节的假设比摘要所说的更强。"
    ),
    (
      "Later models took over the training recipe almost unchanged, which makes this paper the place to learn it.",
      "后来的模型几乎原样沿用了这套训练方法，所以最适合在这里学习它。"
    ),
    (
      "Compare figure 2 with the table of the baseline: the curves cross at about a billion parameters.",
      "请把图 2 与基线的表格对照：两条曲线在大约十亿参数处相交。"
    ),
  ]

  static let givenNames = [
    "Ada", "Wei", "José", "Łukasz", "Mei", "Priya", "Noah", "Olga", "Søren", "Yuki", "Chloé", "Tariq", "Ingrid", "Hao",
  ]

  static let familyNames = [
    "Chen", "Müller", "García", "Okafor", "Tanaka", "Novák", "Singh", "Rossi", "Zhang", "Kowalski", "Dubois", "Haddad",
    "Lindqvist", "Pereira", "Kim", "O'Brien", "Wang", "Ivanova",
  ]

  static let venues = ["NeurIPS", "ICML", "ICLR", "ACL", "EMNLP", "arXiv", "Journal of Machine Learning Research"]
}
