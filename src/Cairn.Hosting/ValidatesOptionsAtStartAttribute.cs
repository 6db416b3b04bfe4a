namespace Cairn;

/// <summary>
/// Says that a method has the options that are its type arguments validated when the service starts. Put it on a verb of your own that does so,
/// and rule CRN2002 is content with options that are also given to it, from whichever assembly.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ValidatesOptionsAtStartAttribute : Attribute;
