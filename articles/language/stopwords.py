"""Words that say nothing of what a text is about: left out of queries that have other words.

Closed classes of Arabic grammar (prepositions, conjunctions, pronouns, demonstratives, question
words, auxiliaries), written down from general knowledge, folded at load.
"""

from articles.language.fold import fold

_LISTED = """
في من إلى على عن مع حتى منذ خلال عبر بين لدى عند نحو حول دون بدون ضد سوى غير
و أو أم ثم بل لكن لكنه لكنها إن أن إنه أنه إنها أنها إنهم أنهم كأن لأن لأنه لأنها إذا إذ لو لولا كما كي لكي حيث حين عندما بينما مما لما كلما
هو هي هم هن هما أنا نحن أنت أنتم هذا هذه هذان هذين هؤلاء ذلك تلك أولئك هنا هناك
الذي التي الذين اللذان اللتان اللذين اللتين اللاتي اللواتي ما ماذا مهما
متى أين كيف لماذا لم لن لا ليس ليست هل أي أية كم كيفية
كان كانت كانوا يكون تكون يكونوا كن صار أصبح أصبحت قد لقد سوف
كل بعض أيضا فقط له لها لهم لهن بها بهم فيه فيها فيهم منه منها منهم عنه عنها عنهم عليه عليها عليهم إليه إليها إليهم به
وفي ومن وإلى وعلى وعن ومع وهو وهي وهم وهذا وهذه وقد وكان وكانت وأن وإن ولا ولم وما وذلك فإن فقد بما بأن لما فيما كذلك
the a an of in on at to and or is are was were by for with from
"""

STOP_WORDS = frozenset(fold(_LISTED).split())
