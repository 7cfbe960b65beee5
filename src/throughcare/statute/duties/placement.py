DUTIES = ()
