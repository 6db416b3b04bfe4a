using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Cairn.Analyzers;

/// <summary>A part of a text that is put together: a piece that is written there, or a value that is put in.</summary>
internal sealed class PathPart
{
    private PathPart(string? text, IOperation value, InterpolationSyntax? hole = null)
    {
        Text = text;
        Value = value;
        Hole = hole;
    }

    /// <summary>What is written; null for a value.</summary>
    public string? Text { get; }

    public IOperation Value { get; }

    /// <summary>Where the value is put in, with its format; null in a sum.</summary>
    public InterpolationSyntax? Hole { get; }

    /// <summary>Whether the text is put together at all. Hardly any is, so this is asked first.</summary>
    public static bool IsPutTogether(IOperation operation) => operation is IInterpolatedStringOperation or IBinaryOperation;

    /// <summary>The parts in order; none of a text that is not put together or is constant.</summary>
    public static IReadOnlyList<PathPart> In(IOperation operation)
    {
        var parts = new List<PathPart>();
        if (IsPutTogether(operation) && !operation.ConstantValue.HasValue)
        {
            Add(operation, parts);
        }

        return parts;
    }

    private static void Add(IOperation operation, List<PathPart> parts)
    {
        switch (operation)
        {
            case ILiteralOperation { ConstantValue.Value: (string or char) and { } literal }:
                parts.Add(new(literal.ToString(), operation));
                break;
            case IInterpolatedStringTextOperation { Text.ConstantValue.Value: string text }:
                parts.Add(new(text, operation));
                break;
            case IInterpolationOperation { Syntax: InterpolationSyntax hole } interpolation:
                parts.Add(new(null, interpolation.Expression, hole));
                break;
            case IInterpolatedStringOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String }:
                foreach (var child in operation.ChildOperations)
                {
                    Add(child, parts);
                }

                break;
            case IConversionOperation { IsImplicit: true } conversion:
                Add(conversion.Operand, parts);
                break;
            default:
                parts.Add(new(null, operation));
                break;
        }
    }
}
