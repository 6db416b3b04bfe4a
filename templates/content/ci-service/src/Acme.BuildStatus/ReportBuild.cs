using System.ComponentModel.DataAnnotations;

namespace Acme.BuildStatus;

/// <summary>What a CI system reports about a build: the body of <c>POST /builds</c>.</summary>
public sealed record ReportBuild(
    [Required(ErrorMessage = "'id' is missing. Send the build's id.")]
    [RegularExpression("[A-Za-z0-9][A-Za-z0-9._-]{0,99}", ErrorMessage = "'id' must be at most 100 letters, digits, dots, hyphens and underscores, and start with a letter or digit.")]
    string Id,

    [Required(ErrorMessage = "'branch' is missing. Send the branch that is built.")]
    [StringLength(250, ErrorMessage = "'branch' must be at most 250 characters.")]
    string Branch,

    [Required(ErrorMessage = "'status' is missing. Send queued, running, passed, failed or cancelled.")]
    [AllowedValues(null, BuildState.Queued, BuildState.Running, BuildState.Passed, BuildState.Failed, BuildState.Cancelled,
        ErrorMessage = "'status' must be queued, running, passed, failed or cancelled.")]
    string Status);
