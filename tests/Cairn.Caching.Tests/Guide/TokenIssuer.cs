namespace Cairn.Caching.Tests.Guide;

/// <summary>Issues tokens that differ.</summary>
internal sealed class TokenIssuer
{
    private int _issued;

    public ValueTask<IssuedToken> IssueAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(new IssuedToken($"token {++_issued}", TimeSpan.FromMinutes(2)));
    }
}
