using System.Reflection;

namespace Cairn.Logging.Redaction;

/// <summary>One property or field that a captured value shows.</summary>
/// <param name="Member">The property or field.</param>
/// <param name="Text">What replaces its value; <see langword="null"/> when it is not classified.</param>
/// <param name="IsPlain">Whether its declared type says that nothing in it can be classified.</param>
internal sealed record MemberPlan(MemberInfo Member, string? Text, bool IsPlain)
{
    public string Name => Member.Name;

    /// <summary>The value; a getter that throws must not cost the line.</summary>
    public object? Read(object owner)
    {
        try
        {
            return Member is PropertyInfo property ? property.GetValue(owner) : ((FieldInfo)Member).GetValue(owner);
        }
        catch (Exception failure)
        {
            return $"(its value could not be read: {(failure.InnerException ?? failure).GetType()})";
        }
    }
}
