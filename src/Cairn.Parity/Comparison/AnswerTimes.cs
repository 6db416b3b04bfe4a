namespace Cairn.Parity.Comparison;

/// <summary>When the old service was asked, and when the new one.</summary>
internal readonly record struct AnswerTimes(DateTimeOffset Legacy, DateTimeOffset Candidate);
