namespace Cairn.Parity;

/// <summary>What was learned from recorded answers.</summary>
/// <param name="Rules">The rules: those of persons as they were, the learned ones anew.</param>
/// <param name="Refused">Routes with too few requests that were asked twice, and how many there were. Their rules are as they were.</param>
/// <param name="Unexplained">Where the old service disagrees with itself, and no rule that could be learned explains it.</param>
/// <param name="Unneeded">Learned rules of before that these answers do not need.</param>
public sealed record LearnedNoise(
    ParityRules Rules, IReadOnlyDictionary<string, int> Refused, IReadOnlyList<string> Unexplained, IReadOnlyList<string> Unneeded);
