using Cairn.Migration.Routing;

namespace Cairn.Migration.Rollback;

/// <summary>The answers of ten seconds.</summary>
internal struct ErrorSlot
{
    public long Number;
    public int Candidate;
    public int CandidateErrors;
    public int Legacy;
    public int LegacyErrors;

    public void Add(Side side, bool isError)
    {
        var error = isError ? 1 : 0;
        if (side is Side.Candidate)
        {
            Candidate++;
            CandidateErrors += error;
        }
        else
        {
            Legacy++;
            LegacyErrors += error;
        }
    }
}
