namespace Dashboard.Accounts;

/// <summary>Why an account was not made or changed; the sentence is made in the reader's language (<c>Fault…</c> in the texts).</summary>
public enum AccountFault
{
    /// <summary>Not an e-mail address.</summary>
    Email,

    /// <summary>Another account has the address.</summary>
    EmailTaken,

    /// <summary>The name is empty or longer than 200 characters.</summary>
    Name,

    /// <summary>The password is shorter than 10 or longer than 256 characters.</summary>
    Password,

    /// <summary>No such role.</summary>
    Role,

    /// <summary>The one-time link is unknown, expired or used up.</summary>
    Link,

    /// <summary>There is no such account.</summary>
    Unknown,

    /// <summary>Without this account nobody could administer the site.</summary>
    LastAdministrator,
}
