namespace Cairn.Caching.Loads;

/// <summary>What a caller that has found nothing at first sight has to do.</summary>
internal enum BoardingKind
{
    /// <summary>Take the value of the entry, which is fresh.</summary>
    Hit,

    /// <summary>Take the value of the entry, which has expired.</summary>
    Stale,

    /// <summary>Throw the failure that the entry keeps.</summary>
    Failure,

    /// <summary>Wait for the flight of another caller.</summary>
    Wait,

    /// <summary>Run the factory for everybody.</summary>
    Load,

    /// <summary>Take the value that the entry stands in front of, and run the factory in the background.</summary>
    LoadBehind,

    /// <summary>Run the factory for nobody else: a load of another type is under way.</summary>
    LoadAlone,
}
