using System.Diagnostics.CodeAnalysis;
using Serilog.Core;
using Serilog.Events;

namespace Cairn.Logging.Redaction;

/// <summary>Lets <c>{@Value}</c> capture a redacted value as the structure that the value itself would have been.</summary>
internal sealed class CaptureRedacted : IDestructuringPolicy
{
    public bool TryDestructure(object value, ILogEventPropertyValueFactory propertyValueFactory, [NotNullWhen(true)] out LogEventPropertyValue? result)
    {
        result = value is RedactedObject redacted
            ? new StructureValue(
                redacted.Members.Select(member => new LogEventProperty(member.Key, propertyValueFactory.CreatePropertyValue(member.Value, destructureObjects: true))),
                redacted.TypeName)
            : null;

        return result is not null;
    }
}
