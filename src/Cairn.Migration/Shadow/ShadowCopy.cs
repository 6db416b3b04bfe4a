using System.Diagnostics;
using Cairn.Migration.Routing;

namespace Cairn.Migration.Shadow;

/// <summary>A request that was answered, and is to be sent to the other side too.</summary>
internal sealed record ShadowCopy(LiveRoute Route, Side AnsweredBy, Uri Legacy, Uri Candidate, CopiedRequest Request, ObservedAnswer Answer, TimeSpan Took, ActivityContext Trace)
{
    private const int Overhead = 1024; // headers and objects, roughly

    public long Bytes => Overhead + Answer.Body.Length + (Request.Body?.Length ?? 0);
}
