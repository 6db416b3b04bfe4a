namespace Cairn.Migration.Shadow;

/// <summary>Says where two answers to the same request differ.</summary>
internal interface IAnswerComparer
{
    Comparison Compare(string route, ObservedAnswer legacy, ObservedAnswer candidate);
}
