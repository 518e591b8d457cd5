namespace OrleansChat.Databases;

/// <summary>Why a database did not do what it was asked to do.</summary>
public enum DatabaseFaultKind
{
    /// <summary>It does not answer, or not now; it will again without anybody changing anything.</summary>
    Away = 0,

    /// <summary>No room on its disk, or in its memory.</summary>
    Full = 1,

    /// <summary>It takes no writes.</summary>
    ReadOnly = 2,

    /// <summary>It does not let this process in, or not do that; somebody must change a setting or a right.</summary>
    Denied = 3,

    /// <summary>Another writer was there first. Doing it again finds what that one wrote.</summary>
    Conflict = 4,

    /// <summary>A statement or a value that it cannot carry out, however often: a defect of the program, or of the data.</summary>
    Defect = 5,
}
