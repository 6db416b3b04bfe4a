namespace Cairn.Telemetry;

/// <summary>What a pipeline run works on: a revision of a repository, and the change it belongs to (semantic conventions, <c>vcs.*</c>).</summary>
public sealed record VcsSource
{
    /// <summary>The absolute address of the repository as a person would open it. Credentials in it and <c>.git</c> are left out.</summary>
    /// <value>The default is <see langword="null"/>: not said.</value>
    public Uri? RepositoryUrl { get; init; }

    /// <summary>The name of the repository, without its owner.</summary>
    /// <value>The default is <see langword="null"/>: not said.</value>
    public string? RepositoryName { get; init; }

    /// <summary>The owner of the repository: a user, an organisation, a group.</summary>
    /// <value>The default is <see langword="null"/>: not said.</value>
    public string? OwnerName { get; init; }

    /// <summary>The provider; the conventions know <c>github</c>, <c>gitlab</c>, <c>gitea</c> and <c>bitbucket</c>.</summary>
    /// <value>The default is <see langword="null"/>: not said.</value>
    public string? ProviderName { get; init; }

    /// <summary>The branch or tag that is built.</summary>
    /// <value>The default is <see langword="null"/>: not said.</value>
    public VcsRef? Head { get; init; }

    /// <summary>The branch or tag that the change goes to.</summary>
    /// <value>The default is <see langword="null"/>: not said.</value>
    public VcsRef? Base { get; init; }

    /// <summary>The id of the change: of a pull request, a merge request, a change list.</summary>
    /// <value>The default is <see langword="null"/>: not said.</value>
    public string? ChangeId { get; init; }

    /// <summary>The title of the change.</summary>
    /// <value>The default is <see langword="null"/>: not said.</value>
    public string? ChangeTitle { get; init; }
}
